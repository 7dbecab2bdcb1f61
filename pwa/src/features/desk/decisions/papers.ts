import { api } from "../../../data";

export type PaperFormat = "pdf" | "docx";

/** Fetch the decision on paper; `label` is its number, null for a draft. */
export async function download(id: string, format: PaperFormat, label: string | null): Promise<void> {
  await api.download(`/decisions/${id}.${format}`, fileName(label, format));
}

/** `quyet-dinh-45-QD-UBND.pdf`: plain letters travel through every mail program. */
export function fileName(label: string | null, format: string): string {
  if (label === null) return `du-thao-quyet-dinh.${format}`;
  const plain = label
    .replaceAll("Đ", "D")
    .replaceAll("đ", "D")
    .replace(/[^A-Za-z0-9]+/g, "-");
  return `quyet-dinh-${plain}.${format}`;
}
