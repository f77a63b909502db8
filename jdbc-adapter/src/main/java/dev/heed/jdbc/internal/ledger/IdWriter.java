package dev.heed.jdbc.internal.ledger;

import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.jdbc.ledger.LedgerIds;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Writes the IDs of a batch in the form that the host wants. */
interface IdWriter {
    /** What the batch says of this form. */
    String form();

    /** The ID itself; null if the ledger must not hold it. */
    @Nullable
    Long plain(long id);

    /** The ID's keyed hash; null if the ledger holds none. */
    @Nullable
    String hash(JobType type, long id);

    static IdWriter of(LedgerIds wanted) {
        if (wanted instanceof LedgerIds.Hmac hmac) {
            return new Hashed(hmac.key().get());
        }
        return wanted instanceof LedgerIds.Plain ? new Plain() : new None();
    }

    /** See {@link LedgerIds#plain()}. */
    record Plain() implements IdWriter {
        static final String FORM = "plain";

        @Override
        public String form() {
            return FORM;
        }

        @Override
        public Long plain(long id) {
            return id;
        }

        @Override
        public @Nullable String hash(JobType type, long id) {
            return null;
        }
    }

    /** See {@link LedgerIds#none()}. */
    record None() implements IdWriter {
        @Override
        public String form() {
            return "none";
        }

        @Override
        public @Nullable Long plain(long id) {
            return null;
        }

        @Override
        public @Nullable String hash(JobType type, long id) {
            return null;
        }
    }

    /** See {@link LedgerIds#hmac}. A Post and an account of the same number have different hashes. */
    final class Hashed implements IdWriter {
        private static final String ALGORITHM = "HmacSHA256";
        private static final int KEY_BYTES = 32;

        /** Enough to tell one key from another, too little to tell anything else. */
        private static final int DIGITS_OF_KEY = 8;

        private final Mac mac;

        Hashed(byte[] key) {
            if (key.length < KEY_BYTES) {
                throw new HeedException("The key for the IDs of the ledger has " + key.length
                        + " bytes; give it at least " + KEY_BYTES + " random ones, or IDs could be found by trying.");
            }
            try {
                this.mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has " + ALGORITHM, e);
            }
        }

        @Override
        public String form() {
            return "hmac-sha256:" + hash("heed ledger key").substring(0, DIGITS_OF_KEY);
        }

        @Override
        public @Nullable Long plain(long id) {
            return null;
        }

        @Override
        public String hash(JobType type, long id) {
            return hash(type.wireName() + ":" + id);
        }

        private String hash(String text) {
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
