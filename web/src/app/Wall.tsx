import { Navigate } from "react-router";
import Wallboard from "~/features/board/ui/Wallboard";
import { useSessionControl } from "~/features/session/ui/SessionProvider";

/** The wallboard stands alone: nothing around it, for a screen that nobody touches. */
export default function Wall() {
  const { state } = useSessionControl();
  if (state.state === "signed-out") return <Navigate to="/sign-in" state={{ from: "/wallboard" }} replace />;
  return state.state === "unknown" ? null : <main id="content"><Wallboard /></main>;
}
