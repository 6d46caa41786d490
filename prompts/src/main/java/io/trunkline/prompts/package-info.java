/// The prompts and music that every tenant has from the first minute, as 8 kHz WAV resources of this jar.
/// They are made at build time from `src/main/prompts/prompts.tsv`; `io.trunkline.prompts.build` is not in the jar.
@NullMarked
package io.trunkline.prompts;

import org.jspecify.annotations.NullMarked;
