package dev.heed.cli.demo;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far something is: a bar where there is a terminal, nothing where there is none. */
interface Progress extends AutoCloseable {
    /** So much is done. */
    void to(long done);

    @Override
    void close();

    /** Whether a person looks on. The script tells, since only newer JDKs can. */
    static boolean isWatched() {
        return Boolean.getBoolean("heed.terminal");
    }

    static Progress of(String task, long all) {
        return isWatched() ? new Bar(task, all) : new None();
    }

    /** A bar on the terminal. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String task, long all) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName("   " + task)
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(100)
                    .clearDisplayOnFinish()
                    .build();
        }

        @Override
        public void to(long done) {
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** No bar. */
    final class None implements Progress {
        @Override
        public void to(long done) {
            // Lines tell the milestones.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
