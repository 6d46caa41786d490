/// Makes the built-in prompts and music while the project is built. Runs inside Maven, never in the product.
@NullMarked
package io.trunkline.prompts.build;

import org.jspecify.annotations.NullMarked;
