import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "./ui/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { refuseStrayFiles } from "./strayFiles";
import { start } from "./words/language";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
start();
refuseStrayFiles();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
