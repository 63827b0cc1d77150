/** A file that cannot be read or written; the message names the file and says why. */
export class FileError extends Error {
  readonly file: string;
  /** The file is there, but what it holds is damaged. */
  readonly isDamage: boolean;

  constructor(file: string, reason: string, isDamage = false) {
    super(`${file}: ${reason}`);
    this.name = "FileError";
    this.file = file;
    this.isDamage = isDamage;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "is a directory, not a file",
  ENOTDIR: "a part of the path is not a directory",
  ENOSPC: "no space left on the disk",
  EMFILE: "too many open files",
  EROFS: "the file system is read-only",
  ERR_FS_FILE_TOO_LARGE: "the file is too large to be read at once; use JSON Lines, which is streamed",
  ERR_BUFFER_TOO_LARGE: "the file is too large to be read at once; use JSON Lines, which is streamed",
  ERR_STRING_TOO_LONG: "the file is too large to be read at once",
};

/** Turns what Node throws about a file into a `FileError`. */
export function fileError(file: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && /^(Z|ZSTD)_/.test(code)) {
    const reason = code === "Z_BUF_ERROR" ? "the compressed data end too early" : "the compressed data are damaged";
    return new FileError(file, reason, true);
  }
  const known = typeof code === "string" ? REASONS[code] : undefined;
  if (known !== undefined) return new FileError(file, known);
  return new FileError(file, typeof message === "string" ? message : String(error));
}
