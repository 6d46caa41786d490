import { Button, type ButtonProps } from "antd";
import type { MouseEvent } from "react";
import { useHref, useLinkClickHandler } from "react-router";

interface LinkButtonProps extends Omit<ButtonProps, "href" | "onClick"> { to: string }

/** A link that looks like a button. A button inside a link would be two stops of the Tab key for one thing. */
export function LinkButton({ to, ...button }: LinkButtonProps) {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return <Button {...button} href={href} onClick={(event) => go(event as MouseEvent<HTMLAnchorElement>)} />;
}
