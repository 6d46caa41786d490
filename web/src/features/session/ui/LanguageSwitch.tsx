import { TranslationOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { speak } from "~/i18n";

/** Offers the other language, in that language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const chinese = i18n.language.startsWith("zh");
  return (
    <Button type="text" icon={<TranslationOutlined aria-hidden />} lang={chinese ? "en" : "zh-CN"} onClick={() => void speak(chinese ? "en" : "zh-CN")}>
      {chinese ? "English" : "中文"}
    </Button>
  );
}
