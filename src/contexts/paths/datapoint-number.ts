import { NumberDataPoint, SummaryDataPoint } from "../../otlp/model.ts";
import { PdataObject } from "../../values/value.ts";
import { scalar } from "../definitions.ts";
import { settingFloat, settingInt } from "../expect.ts";
import { setObjectList } from "../object-paths.ts";
import type { PathDefinition } from "../path-definition.ts";
import { toInt64, toUint64 } from "../small-int.ts";
import { hasExemplars, isDistribution, unsupportedPoint, wrongPoint } from "./datapoint-class.ts";

const EXEMPLARS = "pmetric.ExemplarSlice";
const QUANTILES = "pmetric.SummaryDataPointValueAtQuantileSlice";

/** Paths of data points with a value, and those shared by several classes. */
export const NUMBER_PATHS: readonly PathDefinition[] = [
  scalar(
    "value_double",
    "float",
    "Value of a number data point, 0 where it holds an int; setting makes it a float.",
    ({ dataPoint }) => {
      if (!(dataPoint instanceof NumberDataPoint)) return null;
      return typeof dataPoint.value === "number" ? dataPoint.value : 0;
    },
    settingFloat(({ dataPoint }, value) => {
      if (!(dataPoint instanceof NumberDataPoint)) return wrongPoint("NumberDataPoint", dataPoint);
      dataPoint.value = value;
      return undefined;
    }),
    { nullable: true },
  ),
  scalar(
    "value_int",
    "int",
    "Value of a number data point, 0 where it holds a float; setting makes it an int.",
    ({ dataPoint }) => {
      if (!(dataPoint instanceof NumberDataPoint)) return null;
      return typeof dataPoint.value === "bigint" ? dataPoint.value : 0n;
    },
    settingInt(({ dataPoint }, value) => {
      if (!(dataPoint instanceof NumberDataPoint)) return wrongPoint("NumberDataPoint", dataPoint);
      dataPoint.value = value;
      return undefined;
    }),
    { nullable: true },
  ),
  scalar(
    "exemplars",
    "any",
    "Exemplars of the data point, whole; a summary has none.",
    ({ dataPoint }) => (hasExemplars(dataPoint) ? new PdataObject(EXEMPLARS, dataPoint.exemplars) : null),
    ({ dataPoint }, value) =>
      hasExemplars(dataPoint) ? setObjectList(dataPoint.exemplars, EXEMPLARS, value) : unsupportedPoint(dataPoint),
    { nullable: true, goType: EXEMPLARS },
  ),
  scalar(
    "count",
    "int",
    "Number of measurements in a histogram or summary.",
    ({ dataPoint }) => (isDistribution(dataPoint) ? toInt64(dataPoint.count) : null),
    settingInt(({ dataPoint }, value) => {
      if (!isDistribution(dataPoint)) return unsupportedPoint(dataPoint);
      dataPoint.count = toUint64(value);
      return undefined;
    }),
    { nullable: true },
  ),
  scalar(
    "sum",
    "float",
    "Sum of the measurements in a histogram or summary, 0 where it is not set.",
    ({ dataPoint }) => (isDistribution(dataPoint) ? (dataPoint.sum ?? 0) : null),
    settingFloat(({ dataPoint }, value) => {
      if (!isDistribution(dataPoint)) return unsupportedPoint(dataPoint);
      dataPoint.sum = value;
      return undefined;
    }),
    { nullable: true },
  ),
  scalar(
    "quantile_values",
    "any",
    "Quantile values of a summary, whole.",
    ({ dataPoint }) =>
      dataPoint instanceof SummaryDataPoint ? new PdataObject(QUANTILES, dataPoint.quantileValues) : null,
    ({ dataPoint }, value) =>
      dataPoint instanceof SummaryDataPoint
        ? setObjectList(dataPoint.quantileValues, QUANTILES, value)
        : wrongPoint("SummaryDataPoint", dataPoint),
    { nullable: true, goType: QUANTILES },
  ),
];
