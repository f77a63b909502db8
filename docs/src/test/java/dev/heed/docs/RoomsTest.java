package dev.heed.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.stream.Stream;

/** Who may depend on whom. CONTRIBUTING.md has the table. */
@AnalyzeClasses(packages = "dev.heed", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "dev.heed";
    private static final String CLIENT = "dev.heed.client..";
    private static final String SPI = "dev.heed.spi..";
    private static final String MEMORY = "dev.heed.memory..";
    private static final String INTERNAL = "dev.heed.internal..";
    private static final String JDBC = "dev.heed.jdbc..";
    private static final String JDBC_INTERNAL = "dev.heed.jdbc.internal..";
    private static final String MOCK = "dev.heed.mock..";
    private static final String MOCK_INTERNAL = "dev.heed.mock.internal..";
    private static final String CLI = "dev.heed.cli..";
    private static final String[] CORE = {ROOT, CLIENT, SPI, MEMORY, INTERNAL};

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_DATABASE = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..", "org.flywaydb..");

    @ArchTest
    static final ArchRule CORE_STANDS_ALONE = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JDBC, MOCK, CLI);

    @ArchTest
    static final ArchRule THE_ADAPTER_USES_CORE_BY_ITS_PORTS = noClasses()
            .that()
            .resideInAPackage(JDBC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTERNAL, CLIENT, MEMORY, MOCK, CLI);

    @ArchTest
    static final ArchRule THE_INSIDE_OF_THE_ADAPTER_IS_ITS_OWN = classes()
            .that()
            .resideInAPackage(JDBC_INTERNAL)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage(JDBC);

    @ArchTest
    static final ArchRule THE_ADAPTERS_ROOMS_HAVE_NO_CIRCLE =
            slices().matching("dev.heed.jdbc.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_MOCK_SHARES_NOTHING = noClasses()
            .that()
            .resideInAPackage(MOCK)
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.heed..").and(not(resideInAPackage(MOCK))));

    @ArchTest
    static final ArchRule THE_INSIDE_OF_THE_MOCK_IS_ITS_OWN = classes()
            .that()
            .resideInAPackage(MOCK_INTERNAL)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(MOCK);

    @ArchTest
    static final ArchRule THE_MOCKS_ROOMS_HAVE_NO_CIRCLE =
            slices().matching("dev.heed.mock.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT = noClasses()
            .that()
            .resideOutsideOfPackage("dev.heed.mock.junit5..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule THE_CLIENT_IS_USABLE_ALONE = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPI, MEMORY, INTERNAL);

    @ArchTest
    static final ArchRule PORTS_KNOW_NO_IMPLEMENTATION = noClasses()
            .that()
            .resideInAPackage(SPI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLIENT, MEMORY, INTERNAL);

    @ArchTest
    static final ArchRule INTERNALS_STAY_INSIDE = classes()
            .that()
            .resideInAPackage(INTERNAL)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(ROOT, INTERNAL);

    @ArchTest
    static final ArchRule INTERNALS_HAVE_NO_CIRCLE =
            slices().matching("dev.heed.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SQL_IS_BUILT_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage(JDBC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "org.flywaydb..");

    @ArchTest
    static final ArchRule JACKSON_IS_NO_PART_OF_WHAT_HOSTS_SEE = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(resideInAnyPackage(ROOT, CLIENT, SPI, MEMORY, JDBC, MOCK)
                    .and(not(resideInAnyPackage(JDBC_INTERNAL, MOCK_INTERNAL))))
            .should(mentionNothingOf(resideInAPackage("com.fasterxml..")));

    @ArchTest
    static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    private static ArchCondition<JavaMethod> mentionNothingOf(DescribedPredicate<JavaClass> kind) {
        return new ArchCondition<>("mention nothing of " + kind.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions = Stream.concat(
                                Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .anyMatch(kind);
                events.add(new SimpleConditionEvent(method, !mentions, method.getFullName() + " mentions it"));
            }
        };
    }
}
