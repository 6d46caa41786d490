import { AudioOutlined, ClockCircleOutlined, ExportOutlined, FieldNumberOutlined, MenuOutlined, PhoneOutlined, SoundOutlined, TeamOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import type { FlowKind } from "~/api/types";

export const icons: Record<FlowKind, ReactNode> = {
  play: <SoundOutlined aria-hidden />, menu: <MenuOutlined aria-hidden />, collect: <FieldNumberOutlined aria-hidden />, time: <ClockCircleOutlined aria-hidden />, queue: <TeamOutlined aria-hidden />, voicemail: <AudioOutlined aria-hidden />,
  transfer: <ExportOutlined aria-hidden />, hangup: <PhoneOutlined rotate={135} aria-hidden />,
};
