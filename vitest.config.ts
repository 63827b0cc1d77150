import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: "threads",
          sequence: { groupOrder: 0 },
        },
      },
      {
        // A browser wants the machine for itself: after everything else, one file at a time.
        test: {
          name: "browser",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          pool: "threads",
          fileParallelism: false,
          // Popups of a real browser come late on a busy machine; what fails three times is broken.
          retry: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
