package dev.heed.client;

import dev.heed.HeedException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** What can come instead of an answer. Messages hold neither the bearer token nor a signed URL. */
public abstract sealed class XException extends HeedException {
    private XException(String message) {
        super(message);
    }

    /** X does not accept the bearer token (401). */
    public static final class Unauthorized extends XException {
        Unauthorized(String host) {
            super(host + " answered 401 Unauthorized: the bearer token is wrong, revoked or not an app-only token."
                    + " Take the app's bearer token from X's developer portal.");
        }
    }

    /** The app may not use these endpoints (403). */
    public static final class Forbidden extends XException {
        Forbidden(String host, String detail) {
            super(
                    host + " answered 403: " + detail
                            + ". The app must be enrolled for the batch compliance endpoints and use its app-only bearer token.");
        }
    }

    /** No request may be sent before {@link #resetAt()}, by X's word (429) or by our own count. */
    public static final class RateLimited extends XException {
        private final transient Instant resetAt;

        RateLimited(Endpoint endpoint, Instant resetAt) {
            super("The request budget for " + endpoint + " is used up until " + resetAt + ".");
            this.resetAt = resetAt;
        }

        /** When requests are possible again. */
        public Instant resetAt() {
            return resetAt;
        }
    }

    /** Another job of the same type runs (409, or a problem of type {@code conflict}). */
    public static final class Conflict extends XException {
        Conflict() {
            super("X runs another compliance job of this type for this app; it takes one at a time.");
        }
    }

    /** X does not know the job (404, or an answer without it). */
    public static final class NoSuchJob extends XException {
        /** @param id X's ID of the job */
        public NoSuchJob(String id) {
            super("X does not know compliance job " + id + " (any more).");
        }
    }

    /** X or its storage refuses the request as it is; the same one would be refused again. */
    public static final class Refused extends XException {
        Refused(String what, int status, String detail) {
            super(what + " was refused with status " + status + ": " + detail + ". The same request would be refused"
                    + " again. Look whether a proxy answers instead of X, whether the app's set-up in X's developer"
                    + " portal has changed, and whether there is a newer Heed; then run again, nothing is lost.");
        }
    }

    /** The signed URL has run out, or leads to nothing (any more); X must be asked for a new job. */
    public static final class UrlExpired extends XException {
        UrlExpired(String what) {
            super(what + " came too late: the signed URL has expired or what it led to is gone.");
        }
    }

    /** X's answer names a storage to which files may not go. */
    public static final class ForeignStorage extends XException {
        ForeignStorage(String scheme, String host, Set<String> allowed) {
            super("X's answer names a storage at " + scheme + "://" + host + ", and Heed sends files to "
                    + new TreeSet<>(allowed)
                    + " over https only. If X has moved its storage, allow the new host by storageHosts(…).");
        }
    }

    /** A resumable upload is over before its end (404, 410, 499), or holds something else than it should. */
    public static final class SessionGone extends XException {
        SessionGone() {
            super("The upload cannot go on where it was: the storage has forgotten it.");
        }
    }

    /** X or its storage cannot answer now (408, 5xx). */
    public static final class Unavailable extends XException {
        Unavailable(String what, int status) {
            super(what + " failed with status " + status + "; this passes as a rule.");
        }
    }

    /** No answer came; whether the request was carried out is unknown. */
    public static final class Unreachable extends XException {
        Unreachable(String what, String why) {
            super(what + " got no answer: " + why + ".");
        }
    }

    /** An answer came that cannot be believed. */
    public static final class Unintelligible extends XException {
        Unintelligible(String what, String why) {
            super(what + " got an answer that cannot be used: " + why + ".");
        }
    }

    /** Whether asking again later may help without anybody doing something about it. */
    public final boolean isPassing() {
        return this instanceof Unavailable || this instanceof Unreachable || this instanceof Unintelligible;
    }
}
