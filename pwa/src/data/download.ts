/** Giving a file to the person. */

/** Hand it to the phone's share sheet where that takes files, else to the downloads; false = the person closed the sheet. */
export async function giveFile(file: File): Promise<boolean> {
  const browser = globalThis.navigator as Partial<Navigator>;
  if (browser.canShare?.({ files: [file] }) !== true || !browser.share) {
    download(file, file.name);
    return true;
  }
  try {
    await browser.share({ files: [file], title: file.name });
    return true;
  } catch (error) {
    if ((error as { name?: string }).name === "AbortError") return false;
    // Shared too late after the tap, or nothing takes it: the downloads always do.
    download(file, file.name);
    return true;
  }
}

/** Give `file` to the browser's downloads. */
export function download(file: Blob, filename: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = filename;
  link.click();
  // Some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
