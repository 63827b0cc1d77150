import { afterAll, beforeAll } from "vitest";
import { dialectsTests } from "./parts/dialects.ts";
import { editingTests } from "./parts/editing.ts";
import { pageTests } from "./parts/page.ts";
import { runningTests } from "./parts/running.ts";
import { sharingTests } from "./parts/sharing.ts";
import { telemetryTests } from "./parts/telemetry.ts";
import { closeStage, openStage } from "./stage.ts";

beforeAll(openStage, 240_000);
afterAll(closeStage);

// In the order in which somebody gets to know the page; what complained anywhere is told at the end.
editingTests();
runningTests();
telemetryTests();
dialectsTests();
sharingTests();
pageTests();
