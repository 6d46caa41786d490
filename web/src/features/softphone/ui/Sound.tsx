import { useEffect, useRef, useSyncExternalStore } from "react";
import type { SoftphoneController } from "../api/controller";

/** Plays the far end. Hidden: the controls of the call are on the desk. */
export function Sound({ controller }: { controller: SoftphoneController }) {
  const stream = useSyncExternalStore(controller.subscribe, controller.remoteSound);
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (!audio.current) return;
    audio.current.srcObject = stream;
    if (stream) void audio.current.play().catch(() => undefined);
  }, [stream]);
  return <audio ref={audio} autoPlay hidden data-softphone />;
}
