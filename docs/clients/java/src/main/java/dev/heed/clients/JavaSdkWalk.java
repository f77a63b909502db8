package dev.heed.clients;

import com.twitter.clientlib.ApiException;
import com.twitter.clientlib.TwitterCredentialsBearer;
import com.twitter.clientlib.api.ComplianceApi;
import com.twitter.clientlib.api.TwitterApi;
import com.twitter.clientlib.model.ComplianceJob;
import com.twitter.clientlib.model.ComplianceJobStatus;
import com.twitter.clientlib.model.CreateComplianceJobRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** X's Java SDK: create, list, get; upload and download as its users do it. */
public final class JavaSdkWalk {
    private static final String X = Optional.ofNullable(System.getenv("X_URL"))
            .orElse("http://127.0.0.1:8080")
            .replaceFirst("/$", "");
    private static final String TOKEN = Optional.ofNullable(System.getenv("X_TOKEN")).orElse("mock-token");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ComplianceApi compliance;

    private JavaSdkWalk() {
        TwitterApi api = new TwitterApi(new TwitterCredentialsBearer(TOKEN));
        // Only now: the constructor sets X's own address, even on a client that was given another.
        api.getApiClient().setBasePath(X);
        this.compliance = api.compliance();
    }

    public static void main(String[] args) throws Exception {
        new JavaSdkWalk().walk();
    }

    private void walk() throws Exception {
        String ids = IntStream.rangeClosed(1, 500)
                .mapToObj("2400000000000%06d\n"::formatted)
                .collect(Collectors.joining());
        ComplianceJob job = create();
        secondIsRefused();
        list(job);
        send(HttpRequest.newBuilder(job.getUploadUrl().toURI())
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString(ids))
                .build());
        System.out.println("uploaded " + ids.length() + " bytes");
        String results = send(HttpRequest.newBuilder(poll(job).getDownloadUrl().toURI()).build());
        System.out.println("downloaded results: " + results.lines().filter(line -> !line.isEmpty()).count()
                + " lines for 500 IDs");
    }

    private ComplianceJob create() throws ApiException {
        ComplianceJob job = compliance
                .createBatchComplianceJob(new CreateComplianceJobRequest()
                        .type(CreateComplianceJobRequest.TypeEnum.USERS)
                        .name("java-sdk")
                        .resumable(false))
                .execute()
                .getData();
        expect(job.getStatus() == ComplianceJobStatus.CREATED, "status of a new job: " + job.getStatus());
        expect(job.getUploadExpiresAt().equals(job.getCreatedAt().plusMinutes(15)), "the upload ends after 15 minutes");
        expect("java-sdk".equals(job.getName()), "name of the job: " + job.getName());
        System.out.println("created job " + job.getId());
        return job;
    }

    /** Both ends are right: the SDK knows the problem types of api.twitter.com only, and dies on those of api.x.com. */
    private void secondIsRefused() {
        try {
            compliance.createBatchComplianceJob(new CreateComplianceJobRequest().type(CreateComplianceJobRequest.TypeEnum.USERS)).execute();
        } catch (ApiException e) {
            expect(e.getCode() == 409, "a second job was refused with " + e.getCode());
            System.out.println("a second job was refused with 409");
            return;
        } catch (RuntimeException e) {
            expect(String.valueOf(e.getMessage()).contains("/problems/conflict"), "the SDK broke off with " + e);
            System.out.println("a second job was refused, and the SDK died on the answer: " + e.getClass().getName());
            return;
        }
        expect(false, "a second job was accepted");
    }

    private void list(ComplianceJob job) throws ApiException {
        List<ComplianceJob> jobs = compliance.listBatchComplianceJobs("users").execute().getData();
        expect(jobs.get(0).getId().equals(job.getId()), "the newest job is listed first");
        System.out.println("listed " + jobs.size() + " jobs");
    }

    /** A minute passes for the mock between two questions. */
    private ComplianceJob poll(ComplianceJob job) throws Exception {
        for (int question = 0; question < 10; question++) {
            ComplianceJob found = compliance.getBatchComplianceJob(job.getId()).execute().getData();
            System.out.println("status: " + found.getStatus());
            if (found.getStatus() == ComplianceJobStatus.COMPLETE) {
                return found;
            }
            send(HttpRequest.newBuilder(URI.create(X + "/_mock/clock"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"advance\":\"PT1M\"}"))
                    .build());
        }
        throw new IllegalStateException("the job did not become complete in ten minutes");
    }

    private static String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        expect(answer.statusCode() / 100 == 2, request.uri().getPath() + " answered " + answer.statusCode());
        return answer.body();
    }

    private static void expect(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("MISMATCH: " + what);
        }
    }
}
