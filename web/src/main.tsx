import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "~/app/App";
import { startTexts } from "~/i18n";
import "~/design/design.css";

const root = document.getElementById("root");
if (!root) throw new Error("no #root");
void startTexts().then(() => createRoot(root).render(<StrictMode><App /></StrictMode>));
