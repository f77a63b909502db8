package dev.heed.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;

/** Reads answers that come compressed although nobody asked: proxies do that. */
final class Gunzip {
    /** No answer of the API is near this; a compressed one must not decide how much memory we use. */
    private static final int MOST = 16 << 20;

    private Gunzip() {}

    static boolean isNeeded(HttpHeaders headers) {
        return headers.firstValue("content-encoding")
                .filter(encoding -> encoding.strip().equalsIgnoreCase("gzip"))
                .isPresent();
    }

    /** The body as it was meant; as it came if it cannot be read. */
    static byte[] body(HttpResponse<byte[]> answer) {
        if (!isNeeded(answer.headers())) {
            return answer.body();
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readNBytes(MOST);
        } catch (IOException notGzip) {
            // Whoever reads it finds that it is no JSON, and says so.
            return answer.body();
        }
    }
}
