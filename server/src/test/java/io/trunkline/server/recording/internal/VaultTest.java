package io.trunkline.server.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.recording.RecordingStarted.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  @TempDir Path data;

  @Test void whatACrashLeftHalfMadeHoldsUpNobody() throws IOException {
    Vault vault = new Vault(data);
    Vault.Pending whole = new Vault.Pending(new TenantId(7), CallId.random(), LegId.random(), Kind.CALL, false);
    vault.begin(whole);
    Path pending = vault.root().resolve("pending");
    Files.writeString(pending.resolve(LegId.random() + ".open"), "7 ");
    Files.writeString(pending.resolve(LegId.random() + ".open"), "7 " + CallId.random() + " VOICEM");
    Files.createDirectory(pending.resolve(LegId.random() + ".open"));   // can't be read
    Path heard = vault.passing();

    Vault again = new Vault(data);
    assertThat(again.pending()).containsExactly(whole);
    assertThat(heard).as("an open copy of a recording").doesNotExist();
    again.ended(whole.id());
    assertThat(again.pending()).containsExactly(new Vault.Pending(whole.tenant(), whole.call(), whole.id(), Kind.CALL, true));
    again.done(whole.id());
    assertThat(again.pending()).isEmpty();
  }
}
