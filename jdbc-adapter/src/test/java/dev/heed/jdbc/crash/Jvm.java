package dev.heed.jdbc.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a child's JVM is started: with what an earlier one has left of its loaded classes, which takes off a third of its
 * time. Java archives classes from JARs only, so the folders of the class path are packed.
 */
final class Jvm {
    private final Path folder;
    private final String classPath;

    Jvm(Path folder) throws IOException {
        this.folder = folder;
        List<String> packed = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(place);
            packed.add(Files.isDirectory(path) ? pack(path, packed.size()) : place);
        }
        this.classPath = String.join(File.pathSeparator, packed);
    }

    private String pack(Path classes, int number) throws IOException {
        Path jar = folder.resolve("classes" + number + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path each : walk.skip(1).toList()) {
                add(out, classes.relativize(each).toString().replace(File.separatorChar, '/'), each);
            }
        }
        return jar.toString();
    }

    /** Folders, too: whoever looks for the migrations asks for theirs. */
    private static void add(JarOutputStream out, String name, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            out.putNextEntry(new JarEntry(name + "/"));
        } else {
            out.putNextEntry(new JarEntry(name));
            Files.copy(file, out);
        }
        out.closeEntry();
    }

    /** The command of a child, without its arguments. */
    List<String> command(CrashBase base, Path scratch) {
        return command(scratch, "-XX:SharedArchiveFile=" + archive(base));
    }

    /** The command of the child that leaves the archive behind. It must end by itself. */
    List<String> archivingCommand(CrashBase base, Path scratch) {
        return command(scratch, "-XX:ArchiveClassesAtExit=" + archive(base));
    }

    private Path archive(CrashBase base) {
        return folder.resolve(base + ".jsa");
    }

    private List<String> command(Path scratch, String sharing) {
        // A process of two seconds is over before a better compiler or collector pays. On few processors the JDK's HTTP
        // client would start a thread for each answer.
        return Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-Xmx128m",
                        "-XX:-UsePerfData",
                        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3",
                        sharing,
                        "-Djava.io.tmpdir=" + scratch,
                        "-cp",
                        classPath,
                        ChildMain.class.getName())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
