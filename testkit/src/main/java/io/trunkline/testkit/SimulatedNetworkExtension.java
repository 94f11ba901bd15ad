package io.trunkline.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Gives every test a simulated network of its own, as a parameter of type {@link SimulatedNetworkHandle}, and looks after
 * it: whatever the test leaves open fails it. Registered by {@link SimulatedNetworkTest}, or with {@code
 * @RegisterExtension} and a {@link NetworkSetup}. Tests may run side by side.
 *
 * <p>A failed test leaves a directory named after it, with captures, trace, network and report; a passing one leaves
 * nothing. The directories are in {@code target/simulated-networks}, {@code build/simulated-networks} where Gradle builds,
 * or where the configuration parameter {@value #DIRECTORY_PARAMETER} of JUnit says.
 */
public final class SimulatedNetworkExtension
        implements BeforeEachCallback, BeforeTestExecutionCallback, AfterEachCallback, ParameterResolver {
    /** JUnit's configuration parameter for the directory. */
    public static final String DIRECTORY_PARAMETER = "trunkline.testkit.directory";

    private static final Namespace SPACE = Namespace.create(SimulatedNetworkExtension.class);
    private static final Pattern INVOCATION = Pattern.compile("#(\\d+)\\]");

    private final NetworkSetup setup;

    /** For {@link SimulatedNetworkTest}, and for the provider's own network. */
    public SimulatedNetworkExtension() {
        this(NetworkSetup.of("atm-sim"));
    }

    /** On this network, unless a {@link SimulatedNetworkTest} names another. */
    public SimulatedNetworkExtension(NetworkSetup setup) {
        this.setup = setup;
    }

    // ---- before a test

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        Remains remains = Remains.of(base(context), nameOf(context));
        try {
            RunningNetwork running = RunningNetwork.begin(setupOf(context), remains);
            context.getStore(SPACE).put(RunningNetwork.class, running);
        } catch (Exception cannot) {
            remains.delete();
            throw cannot;
        }
    }

    private NetworkSetup setupOf(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), SimulatedNetworkTest.class)
                .or(() -> annotationOfClass(context))
                .map(NetworkSetup::of)
                .orElse(setup);
    }

    private static Optional<SimulatedNetworkTest> annotationOfClass(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        while (type != null) {
            var found = AnnotationSupport.findAnnotation(type, SimulatedNetworkTest.class);
            if (found.isPresent()) return found;
            type = type.getEnclosingClass();
        }
        return Optional.empty();
    }

    private static Path base(ExtensionContext context) {
        boolean isGradle = Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
        return context.getConfigurationParameter(DIRECTORY_PARAMETER)
                .map(Path::of)
                .orElse(Path.of(isGradle ? "build" : "target", "simulated-networks"));
    }

    /** Class and method, and the number of the invocation where there are several. */
    private static String nameOf(ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName()
                + '.'
                + context.getRequiredTestMethod().getName();
        Matcher numbers = INVOCATION.matcher(context.getUniqueId());
        StringBuilder all = new StringBuilder(name);
        while (numbers.find()) all.append('-').append(numbers.group(1));
        return all.toString();
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        running(context).testRunsOn(Thread.currentThread());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SimulatedNetworkHandle.class
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new SimulatedNetworkHandle(running(context));
    }

    private static RunningNetwork running(ExtensionContext context) {
        return context.getStore(SPACE).get(RunningNetwork.class, RunningNetwork.class);
    }

    // ---- after it

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        RunningNetwork running = running(context);
        if (running == null) return;
        LeakCheck check = new LeakCheck(running);
        check.run();
        List<String> commands = running.network().captureCommands();
        String hash = running.network().simulation().trace().hash();
        List<String> left = new ArrayList<>(check.found());
        if (!running.end()) {
            left.add("a library that the test has started itself is still on the network, close it");
        }
        Throwable failure = context.getExecutionException()
                .filter(thrown -> !(thrown instanceof TestAbortedException))
                .orElse(null);
        if (failure == null && left.isEmpty()) {
            running.remains().delete();
            return;
        }
        FailureReport report = new FailureReport(running, context.getDisplayName(), hash);
        report.write(failure, left, commands);
        if (failure == null) throw leak(left, check.causes(), running);
        left.forEach(line -> failure.addSuppressed(new AssertionError(line)));
    }

    private static AssertionError leak(List<String> left, List<Throwable> causes, RunningNetwork running) {
        AssertionError leak = new AssertionError("the test has left behind: " + String.join("; ", left) + "; see "
                + running.remains().directory());
        causes.forEach(leak::addSuppressed);
        return leak;
    }
}
