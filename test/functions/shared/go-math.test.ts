import { describe, expect, it } from "vitest";
import { goExp } from "../../../src/functions/shared/go-math/exp.ts";
import { goExp2 } from "../../../src/functions/shared/go-math/exp2.ts";
import { frexp } from "../../../src/functions/shared/go-math/frexp.ts";
import { ldexp } from "../../../src/functions/shared/go-math/ldexp.ts";
import { goLog } from "../../../src/functions/shared/go-math/log.ts";
import { goLog2 } from "../../../src/functions/shared/go-math/log2.ts";

// Results of Go 1.26 on amd64 (with fused multiply-add).
describe("functions of Go's math", () => {
  it.each([
    [0.3, 1.3498588075760032, 1.2311444133449163, -1.2039728043259361, -1.736965594166206],
    [1.7, 5.4739473917272, 3.249009585424942, 0.5306282510621704, 0.765534746362977],
    [2.5, 12.182493960703473, 5.65685424949238, 0.9162907318741551, 1.3219280948873622],
    [12, 162754.79141900392, 4096, 2.4849066497880004, 3.584962500721156],
    [123.456, 4.132944352778106e53, 1.4586770319557883e37, 4.815884817283264, 6.947853143387016],
    [0.001, 1.0010005001667084, 1.0006933874625807, -6.907755278982137, -9.965784284662087],
    [700.5, 1.6721859620674987e304, 7.438955531895337e210, 6.551794365777062, 9.452241240430817],
  ])("of %d", (x, exp, exp2, log, log2) => {
    expect([goExp(x), goExp2(x), goLog(x), goLog2(x)]).toEqual([exp, exp2, log, log2]);
  });

  it("handles the ends of the range", () => {
    expect(goExp(710)).toBe(Infinity);
    expect(goExp(-800)).toBe(0);
    expect(goExp(-740)).toBe(4.2e-322);
    expect(goExp2(1024)).toBe(Infinity);
    expect(goExp2(-1074)).toBe(5e-324);
    expect(goLog(0)).toBe(-Infinity);
    expect(goLog(-1)).toBeNaN();
    expect(goLog2(8)).toBe(3);
    expect(ldexp(1, -1074)).toBe(5e-324);
    expect(ldexp(-3, 1023)).toBe(-Infinity);
    expect(frexp(5e-324)).toEqual([0.5, -1073]);
  });
});
