package dev.heed.memory;

import dev.heed.JobType;
import dev.heed.contract.BudgetContract;
import dev.heed.contract.EnforcerContract;
import dev.heed.contract.IdSourceContract;
import dev.heed.contract.JobStoreContract;
import dev.heed.contract.LeaseContract;
import dev.heed.spi.Budget;
import dev.heed.spi.Enforcer;
import dev.heed.spi.IdSource;
import dev.heed.spi.JobStore;
import dev.heed.spi.Lease;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/** The ports in memory keep the contracts that databases keep. */
class MemoryContractsTest {
    @Nested
    class Jobs extends JobStoreContract {
        private final JobStore store = new MemoryJobStore();

        @Override
        protected JobStore store() {
            return store;
        }
    }

    @Nested
    class Leases extends LeaseContract {
        @Override
        protected Lease lease(InstantSource clock) {
            return new MemoryLease(clock);
        }
    }

    @Nested
    class Budgets extends BudgetContract {
        private final MemoryBudget budget = new MemoryBudget();

        @Override
        protected Budget budget() {
            return budget;
        }
    }

    @Nested
    class Ids extends IdSourceContract {
        @Override
        protected IdSource holdingPosts(long... ids) {
            MemoryTarget target = new MemoryTarget();
            for (long id : ids) {
                target.add(JobType.TWEETS, id);
            }
            return target;
        }
    }

    @Nested
    class Enforcement extends EnforcerContract {
        private final MemoryTarget target = new MemoryTarget();
        private final MemoryTarget small = new MemoryTarget(3);

        @Override
        protected void addAccount(long id, int rows) {
            small.add(JobType.USERS, id, rows);
        }

        @Override
        protected long rowsOf(long account) {
            return small.count(JobType.USERS, account);
        }

        @Override
        protected void refuse(long post) {
            target.refuse(JobType.TWEETS, post);
        }

        @Override
        protected Enforcer bounded(int rowsPerTransaction) {
            return small;
        }

        @Override
        protected void addPost(long id) {
            target.add(JobType.TWEETS, id);
        }

        @Override
        protected void addMarkablePost(long id) {
            target.add(JobType.TWEETS, id).hide(JobType.TWEETS, id);
        }

        @Override
        protected boolean isMarked(long id) {
            return target.isHidden(JobType.TWEETS, id);
        }

        @Override
        protected void addHeldPost(long id) {
            target.add(JobType.TWEETS, id).hold(JobType.TWEETS, id);
        }

        @Override
        protected boolean holdsPost(long id) {
            return target.holds(JobType.TWEETS, id);
        }

        @Override
        protected boolean holdsGeo(long id) {
            return target.holdsGeo(JobType.TWEETS, id);
        }

        @Override
        protected Enforcer enforcer() {
            return target;
        }
    }
}
