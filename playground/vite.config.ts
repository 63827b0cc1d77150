import { resolve } from "node:path";
import { defineConfig } from "vite";
import { serviceWorker } from "./service-worker-plugin.ts";

const root = resolve(import.meta.dirname, "..");

/** The package's public entries, from source: the page and the package are built of the same text. */
const alias = [
  { find: /^ottl$/, replacement: resolve(root, "src/index.ts") },
  { find: /^ottl\/(lsp|inspect|testing)$/, replacement: resolve(root, "src/$1/index.ts") },
  { find: /^ottl\/v1$/, replacement: resolve(root, "src/runtime/v1/index.ts") },
  { find: /^ottl\/packs\/(.+)$/, replacement: resolve(root, "src/packs/$1/index.ts") },
];

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses, so that the page works from any path.
  base: "./",
  publicDir: resolve(import.meta.dirname, "public"),
  resolve: { alias },
  worker: { format: "es" },
  plugins: [serviceWorker()],
  build: {
    target: "es2023",
    outDir: resolve(import.meta.dirname, "dist"),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
});
