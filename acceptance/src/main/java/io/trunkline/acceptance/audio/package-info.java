/// What a test hears: samples, tones and the search for one sound in another. Own code, so that nothing of the product judges itself.
@NullMarked
package io.trunkline.acceptance.audio;

import org.jspecify.annotations.NullMarked;
