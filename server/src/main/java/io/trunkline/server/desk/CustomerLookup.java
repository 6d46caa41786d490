package io.trunkline.server.desk;

import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import java.util.List;

/// Who has this number. Asked on a thread that may wait; throws when customers can't be asked.
@FunctionalInterface
public interface CustomerLookup {
  List<DeskCall.Customer> match(TenantId tenant, Party number);
}
