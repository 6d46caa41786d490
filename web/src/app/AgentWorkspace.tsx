import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { NewsButton, NewsStep, UrgentNews } from "~/features/announcements/ui/News";
import { wasAccepted } from "~/features/desk/state/desk";
import { DeskBar } from "~/features/desk/ui/DeskBar";
import { DeskProvider, useDeskEvents, type DeskVoice } from "~/features/desk/ui/DeskContext";
import { askForNotifications, useRingAlert } from "~/features/desk/ui/useRingAlert";
import { useSession } from "~/features/session/ui/SessionProvider";
import { AudioCheck } from "~/features/softphone/ui/AudioCheck";
import { Sound } from "~/features/softphone/ui/Sound";
import { useSoftphone } from "~/features/softphone/ui/useSoftphone";
import { VoiceNotice } from "~/features/softphone/ui/VoiceNotice";

/** Joins an agent's desk and the telephone of this browser, on every page they open. */
export default function AgentWorkspace({ children }: { children: ReactNode }) {
  const session = useSession();
  const events = useDeskEvents();
  const desk = useSyncExternalStore(events.subscribe, events.snapshot);
  const usesBrowser = desk.snapshot?.station?.kind === "BROWSER";
  const { controller, phone } = useSoftphone(`${session.tenant?.id ?? 0}-${session.agentId ?? 0}`, usesBrowser);
  useEffect(() => {
    controller.decideBy(({ header }) => wasAccepted(events.snapshot().snapshot, header));
  }, [controller, events]);
  useEffect(() => { if (usesBrowser) askForNotifications(); }, [usesBrowser]);
  const voice = useMemo<DeskVoice>(() => ({
    answer: () => usesBrowser ? controller.answer() : Promise.resolve(false),
    check: <AudioCheck controller={controller} />,
    news: <NewsStep version={desk.announced} />,
    notice: usesBrowser ? <VoiceNotice controller={controller} phone={phone} /> : null,
  }), [controller, phone, usesBrowser, desk.announced]);
  return (
    <DeskProvider events={events} voice={voice}>
      <RingAlert />
      <DeskBar tools={<NewsButton version={desk.announced} />} banner={<UrgentNews version={desk.announced} />} />
      <Sound controller={controller} />
      <main id="content" tabIndex={-1}>{children}</main>
    </DeskProvider>
  );
}

function RingAlert() {
  useRingAlert();
  return null;
}
