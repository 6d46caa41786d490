import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = ["session", "desk", "softphone", "records", "customers", "flows", "prompts", "queues", "agents", "calendars", "settings",
  "operator", "guest", "announcements", "setup", "board", "reports"];

// What antd alone leaves inaccessible: the focus lost after a dialog, buttons named in English only.
const ours = { name: "antd", importNames: ["Modal", "Drawer", "Select", "InputNumber", "Segmented"], message: "Take ours: Dialog and Sheet of ~/design/overlays, Select, NumberInput and Choice of ~/design/inputs." };

// A feature is a room with its own door: what two of them need goes to design/, api/ or voice/; what joins them stands in app/.
const featureWalls = features.map((name) => ({
  files: [`src/features/${name}/**/*.{ts,tsx}`],
  rules: {
    "no-restricted-imports": ["error", {
      paths: [ours],
      patterns: [
        { group: features.filter((f) => f !== name).map((f) => `**/features/${f}/**`), message: "Features never import each other; join them in src/app." },
        { group: ["~/app/**"], message: "A feature doesn't know where it is mounted." },
      ],
    }],
  },
}));

export default tseslint.config(
  { ignores: ["dist", "target", "node_modules"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  hooks.configs.flat["recommended-latest"] ?? hooks.configs["recommended-latest"],
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "max-lines": ["error", { max: 400, skipBlankLines: false }],
      "no-console": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      eqeqeq: ["error", "smart"],
    },
  },
  ...featureWalls,
  {
    // Pure state: no React, no network, no clock.
    files: ["src/features/*/state/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [
        { group: ["react", "react-dom", "antd", "@tanstack/*", "react-router", "react-i18next"], message: "state/ is pure TypeScript." },
        { group: ["**/ui/**", "~/app/**", "~/design/**"], message: "state/ doesn't know the screen." },
      ] }],
      "no-restricted-globals": ["error", "fetch", "window", "document", "setTimeout", "setInterval"],
      "no-restricted-properties": ["error", { object: "Date", property: "now", message: "Time comes with the event." }],
      "no-restricted-syntax": ["error", { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time comes with the event." }],
    },
  },
  {
    files: ["scripts/**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
    rules: { "no-console": "off" },
  },
);
