package dev.heed.mock.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Zips small answers, as X's API does for clients that ask for it. */
public final class Gzip {
    private Gzip() {}

    /** The same answer, zipped if the client can read that. */
    public static Answer ifAsked(Request request, Answer answer) throws IOException {
        boolean asked = Stream.of(request.header("Accept-Encoding").orElse("").split(",", -1))
                .anyMatch(encoding -> encoding.strip().matches("gzip(;q=(1|0\\.[1-9]).*)?"));
        if (!asked || answer.length() == 0) {
            return answer;
        }
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (InputStream body = answer.body();
                GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            body.transferTo(out);
        }
        return answer.withBody(zipped.size(), new ByteArrayInputStream(zipped.toByteArray()))
                .with("Content-Encoding", "gzip");
    }
}
