/** A diagnostic code and what it stands for. */
export interface CodeInfo {
  readonly code: string;
  /** A few words, without the particulars of one finding. */
  readonly title: string;
}
