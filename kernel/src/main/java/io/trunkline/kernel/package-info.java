/// The words that every module shares: ids, parties of a call, causes, time. Depends on the JDK and JSpecify only; holds no behaviour of a capability.
@NullMarked
package io.trunkline.kernel;

import org.jspecify.annotations.NullMarked;
