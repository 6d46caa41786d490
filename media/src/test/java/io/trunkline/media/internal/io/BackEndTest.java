package io.trunkline.media.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.media.IoBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackEndTest {
  @Test void theFastestThatWorksIsTaken() {
    BackEnd chosen = BackEnd.choose(IoBackend.AUTO);
    assertThat(chosen.kind()).isEqualTo(BackEnd.usable().getFirst());
    assertThat(BackEnd.usable()).contains(IoBackend.NIO);
  }

  @ParameterizedTest @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void theOneAskedForIsTakenOrItIsSaidWhyNot(IoBackend wanted) {
    BackEnd chosen = BackEnd.choose(wanted);
    if (BackEnd.usable().contains(wanted)) assertThat(chosen).isEqualTo(new BackEnd(wanted, ""));
    else assertThat(chosen.passedOver()).startsWith("no " + wanted + ": ");
  }

  /// On Linux only the kernel, or who confines us, may refuse: anything else would be a bug of ours that hides behind a slower back-end.
  @Test @EnabledOnOs(OS.LINUX) void onLinuxNothingButTheKernelRefuses() {
    assertThat(BackEnd.usable()).contains(IoBackend.MMSG);
    assertThat(BackEnd.choose(IoBackend.IO_URING).passedOver()).matches("|no io_uring: [^:]+: E(PERM|NOSYS|INVAL),.*");
  }
}
