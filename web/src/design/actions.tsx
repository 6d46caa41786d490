import { App, Button, Popconfirm, type ButtonProps } from "antd";
import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "./problems";

interface ActionOptions<V, R> {
  done?: string;
  refresh?: QueryKey[];
  onDone?: (result: R, value: V) => void;
  /** The form shows the problem itself. */
  quiet?: boolean;
}

/** A write: says that it worked or, in words, why not and what to do; then the lists that it changed are fetched anew. */
export function useAction<V = void, R = unknown>(run: (value: V) => Promise<R>, options: ActionOptions<V, R> = {}): UseMutationResult<R, unknown, V> {
  const { message, notification } = App.useApp();
  const queries = useQueryClient();
  const text = useProblemText();
  return useMutation({
    mutationFn: run,
    onSuccess: async (result, value) => {
      await Promise.all((options.refresh ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })));
      if (options.done) void message.success(options.done);
      options.onDone?.(result, value);
    },
    onError: (error) => {
      if (options.quiet) return;
      const problem = text(error);
      notification.error({ title: problem.title, description: problem.fix, placement: "bottomRight", duration: 8 });
    },
  });
}

interface ConfirmProps extends Omit<ButtonProps, "onClick"> { question: string; detail?: ReactNode; onConfirm: () => void }

/** A button that asks before it does something that can't be undone. */
export function ConfirmButton({ question, detail, onConfirm, ...button }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Popconfirm title={question} description={detail} okText={button.danger ? t("common.delete") : t("common.yes")} cancelText={t("common.cancel")}
      okButtonProps={{ danger: button.danger }} onConfirm={onConfirm}>
      <Button {...button} />
    </Popconfirm>
  );
}
