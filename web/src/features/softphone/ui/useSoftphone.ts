import { useEffect, useState, useSyncExternalStore } from "react";
import { SoftphoneController } from "../api/controller";
import type { Softphone } from "../state/softphone";

/** The tab's telephone; on while the person's station is this browser. */
export function useSoftphone(agent: string, wanted: boolean): { controller: SoftphoneController; phone: Softphone } {
  const [controller] = useState(() => new SoftphoneController());
  const phone = useSyncExternalStore(controller.subscribe, controller.snapshot);
  useEffect(() => {
    if (!wanted) return;
    controller.start(agent);
    return () => controller.stop();
  }, [controller, agent, wanted]);
  return { controller, phone };
}
