package dev.heed.mock.internal.storage;

import dev.heed.mock.Rule;
import dev.heed.mock.internal.wire.Answer;

/** The storage's refusals. Their messages changed over the years, the codes did not. */
public final class StorageErrors {
    private StorageErrors() {}

    /** No signature at all. */
    public static Answer accessDenied() {
        return xml(403, "AccessDenied", "Access denied.");
    }

    /** The URL was good once. */
    public static Answer expired() {
        return xml(400, "ExpiredToken", "The provided token has expired.").against(Rule.URL_EXPIRED);
    }

    /** What was signed is not what is asked. */
    public static Answer signatureDoesNotMatch() {
        return xml(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided.");
    }

    /** A signed header is missing, or an unsigned one was added. */
    public static Answer malformedHeader(String name, String detail) {
        String parameter = "<ParameterName>" + escape(name) + "</ParameterName><Details>" + detail + "</Details>";
        return xml(400, "MalformedSecurityHeader", "Your request has a malformed header.", parameter)
                .against(Rule.WRONG_STORAGE_HEADERS);
    }

    /** A token came along, where the signature alone counts. */
    public static Answer tokenSent() {
        return xml(400, "InvalidArgument", "Only one authorization may be given.")
                .against(Rule.TOKEN_SENT_TO_STORAGE);
    }

    /** The path leads nowhere. */
    public static Answer noSuchKey() {
        return xml(404, "NoSuchKey", "The specified key does not exist.");
    }

    /** The URL is right, the method is not. */
    public static Answer methodNotAllowed() {
        return xml(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }

    /** The object is not the one that was meant. */
    public static Answer preconditionFailed() {
        return xml(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.");
    }

    /** The range lies behind the end. */
    public static Answer invalidRange(long size) {
        return xml(416, "InvalidRange", "The requested range cannot be satisfied.")
                .with("Content-Range", "bytes */" + size);
    }

    private static Answer xml(int status, String code, String message) {
        return xml(status, code, message, "");
    }

    private static Answer xml(int status, String code, String message, String more) {
        return Answer.text(
                status,
                "application/xml; charset=UTF-8",
                "<?xml version='1.0' encoding='UTF-8'?><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message>" + more + "</Error>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
