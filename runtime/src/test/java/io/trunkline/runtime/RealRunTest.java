package io.trunkline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.inject.Guice;
import com.typesafe.config.ConfigFactory;
import io.trunkline.api.Ws2;
import io.trunkline.spi.TransportProvider;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in a virtual machine of its own, without any switches. */
class RealRunTest {
    private static final String OUTPUT = "entries 0, left out 0" + System.lineSeparator();

    @TempDir
    private Path directory;

    private static String path() throws Exception {
        // what Guice and Guava bring along has no class that tests could name at compile time
        List<Class<?>> types = List.of(
                Ws2.class,
                TransportProvider.class,
                RuntimeLibrary.class,
                Guice.class,
                ImmutableList.class,
                ConfigFactory.class,
                jakarta.inject.Inject.class,
                Class.forName("org.aopalliance.intercept.MethodInterceptor"),
                Class.forName("com.google.common.util.concurrent.internal.InternalFutures"));
        return types.stream()
                .map(type -> ProviderJars.place(type).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void runs(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(Files.readString(out)).isEqualTo(OUTPUT);
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void libraryStartsOnTheModulePathWithNothingOnStandardError() throws Exception {
        Path tiny = ProviderJars.compile(
                Path.of("src/test/resources/tiny"),
                List.of("--module-path", ProviderJars.place(Ws2.class).toString()));
        runs(List.of("-p", path() + File.pathSeparator + tiny, "-m", "tiny/tiny.Main"));
    }

    @Test
    void libraryStartsOnTheClassPathWithNothingOnStandardError() throws Exception {
        Path tiny = ProviderJars.compile(
                Path.of("src/test/resources/tiny"),
                List.of("--module-path", ProviderJars.place(Ws2.class).toString()));
        runs(List.of("-cp", path() + File.pathSeparator + tiny, "tiny.Main"));
    }

    @Test
    void libraryLeavesNoThreadBehind() throws Exception {
        Ws2.startup().close();
        try (Stream<Thread> threads = Thread.getAllStackTraces().keySet().stream()) {
            assertThat(threads.filter(Thread::isAlive)
                            .map(Thread::getName)
                            .filter(name -> name.startsWith("trunkline-library")))
                    .isEmpty();
        }
    }
}
