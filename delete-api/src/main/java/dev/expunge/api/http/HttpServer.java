package dev.expunge.api.http;

import dev.expunge.api.call.BulkCalls;
import dev.expunge.api.call.CatalogCalls;
import dev.expunge.api.call.DeleteCalls;
import dev.expunge.api.call.ReadCalls;
import dev.expunge.api.call.RowCalls;
import dev.expunge.api.call.World;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the calls over HTTP. */
public final class HttpServer implements AutoCloseable {

    private static final int MAX_THREADS = 96;
    private static final int MAX_CONNECTIONS = 4_000;
    /** Longer than any call may wait. */
    private static final Duration ASYNC_LIMIT = Duration.ofSeconds(90);

    private final PrometheusMeterRegistry metrics;
    private final Executor workers;
    private final LiveAudit live;
    private final List<Route> calls;
    private final List<Route> operations;
    private final Javalin javalin;

    /** Bound to when started; port 0: any free one. */
    public record Address(String host, int port) {}

    public HttpServer(Address address, World world, PrometheusMeterRegistry metrics, Health health) {
        this.metrics = metrics;
        this.workers = world.workers();
        this.live = new LiveAudit(world.views());
        ReadCalls reads = new ReadCalls(world);
        this.calls = Stream.of(
                        new DeleteRoutes(new DeleteCalls(world), new ReadCalls(world)).routes(),
                        new RowRoutes(new RowCalls(world), new BulkCalls(world), reads).routes(),
                        new CatalogRoutes(new CatalogCalls(world)).routes(),
                        new ReadRoutes(reads, live).routes(),
                        List.of(new StatusRoute(reads, health).route()))
                .flatMap(List::stream)
                .toList();
        this.operations = new OpsRoutes(metrics, health).routes();
        Gauge.builder("expunge.api.streams", live, LiveAudit::open)
                .description("Event streams that are open")
                .register(metrics);
        this.javalin = Javalin.create(config -> {
            configure(config, address);
            calls.forEach(route -> add(config, DeleteRoutes.BASE, route));
            operations.forEach(route -> add(config, DeleteRoutes.BASE, route));
            operations.forEach(route -> add(config, "", route));
            config.routes.exception(Exception.class, (e, context) -> refuse(context, e));
            // Javalin answers these by itself unless told otherwise.
            config.routes.exception(HttpResponseException.class, (e, context) -> refuse(context, e));
            config.requestLogger.http(this::measure);
        });
    }

    /** @throws IOException if the address cannot be bound to */
    public void start() throws IOException {
        try {
            javalin.start();
        } catch (JavalinException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Below the base. */
    List<Route> calls() {
        return calls;
    }

    /** Below the base and outside. */
    List<Route> operations() {
        return operations;
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        live.close();
        javalin.stop();
    }

    private static void configure(JavalinConfig config, Address address) {
        config.jetty.host = address.host();
        config.jetty.port = address.port();
        config.jetty.threadPool = threads();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.asyncTimeout = ASYNC_LIMIT.toMillis();
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyServer(server -> server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server)));
        // Keys may hold a slash, a dot or a semicolon; calls read the path as it was sent.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setSendServerVersion(false);
        });
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 8);
        threads.setName("expunge-api-http");
        threads.setDaemon(true);
        return threads;
    }

    private void add(JavalinConfig config, String base, Route route) {
        String path = base + route.path();
        config.routes.addHttpHandler(route.method(), path, context -> {
            Call call = new Call(context, path, QueryText.parse(context.req().getQueryString(), route.query()));
            var answer = route.endpoint().answer(call);
            if (answer != LiveAudit.STREAMING) {
                // What completes it may be the thread that watches over all time limits.
                context.future(() -> answer.handleAsync(
                        (done, failure) -> {
                            if (failure == null) {
                                send(context, done);
                            } else {
                                refuse(context, failure);
                            }
                            return done;
                        },
                        workers));
            }
        });
    }

    private static void refuse(Context context, Throwable failure) {
        UnreadBody.discard(context);
        send(context, Problems.of(failure));
    }

    private static void send(Context context, Answer answer) {
        answer.headers().forEach(context::header);
        context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
    }

    private void measure(Context context, float tookMs) {
        var endpoint = context.endpoints().lastHttpEndpoint();
        Timer.builder("expunge.api.requests")
                .description("Calls, by what was called and how it was answered")
                .tag("method", context.method().name())
                .tag("path", endpoint == null ? "unknown" : endpoint.path)
                .tag("status", Integer.toString(context.statusCode()))
                .register(metrics)
                .record(Duration.ofNanos((long) (tookMs * 1_000_000)));
    }
}
