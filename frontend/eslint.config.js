import jsxA11y from "eslint-plugin-jsx-a11y";
import react from "eslint-plugin-react";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = ["audit", "backups", "data", "frame", "keys", "reference", "settings", "usage"];

/** Forbids imports by pattern; each pattern says why. */
const forbid = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns: [onlyBackend, ...patterns] }],
});
const onlyBackend = { group: ["**/wailsjs/**", "**/backend/*"], message: "Only backend.ts talks to Go." };
const app = { group: ["**/App"], message: "The frame imports features, never the other way." };
const others = (own) => ({
  group: features.filter((name) => name !== own).map((name) => `../${name}/*`),
  message: "Features never import each other.",
});

export default tseslint.config(
  { ignores: ["dist", "wailsjs", "node_modules", "public"] },
  {
    files: ["src/**/*.{ts,tsx}", "e2e/**/*.ts", "vite.config.ts"],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat.recommended,
    ],
    plugins: { react },
    settings: { react: { version: "19.0" } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "react/jsx-no-literals": "off",
      "react/no-danger": "error",
      "react/jsx-no-target-blank": "error",
      "jsx-a11y/no-autofocus": "off", // React Aria's autoFocus moves focus inside a dialog, as it should
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "max-lines": ["error", { max: 150, skipBlankLines: true, skipComments: true }],
      ...forbid(),
    },
  },
  {
    files: ["src/**/*.tsx"],
    ignores: ["src/**/*.test.tsx", "src/test/**"],
    rules: {
      "react/jsx-no-literals": ["error", { noStrings: true, ignoreProps: true, noAttributeStrings: false }],
    },
  },
  {
    files: ["e2e/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-unsafe-member-access": "off", // answers of the API have no types here
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["src/backend.ts", "src/backend/*.ts"],
    rules: {
      "no-restricted-imports": "off",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }], // one line for each method of Go
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off", // to Go, Wails' classes are shapes
    },
  },
  { files: ["src/**/*.test.{ts,tsx}"], rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off" } },
  {
    files: ["src/ui/**", "src/words/**", "src/use*.ts"],
    rules: forbid(app, { group: features.map((name) => `../${name}/*`), message: "The ui kit knows no feature." }),
  },
  ...features.map((name) => ({ files: [`src/${name}/**`], rules: forbid(app, others(name)) })),
);
