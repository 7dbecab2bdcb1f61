import type { FakeServer } from "../../data/testing/fakeServer";

const words: Record<string, [code: string, vi: string][]> = {
  place: [
    ["hamlet_hall", "Nhà văn hoá"],
    ["home", "Tại nhà"],
    ["market", "Chợ"],
    ["school", "Trường học"],
  ],
  reason: [
    ["papers", "Thiếu giấy tờ"],
    ["refused", "Từ chối"],
  ],
  outcome: [
    ["done", "Đã xong"],
    ["follow_up", "Hẹn làm tiếp"],
    ["not_done", "Chưa làm được"],
  ],
  sex: [["female", "Nữ"]],
  age_band: [["60_plus", "Từ 60"]],
};

/** Put places, reasons and outcomes into the catalogue feed of a fake server. */
export function addVocabulary(server: FakeServer): void {
  for (const [kind, list] of Object.entries(words)) {
    list.forEach(([code, name], order) => {
      const labels = { name, name_en: code, short_vi: name, short_en: code };
      const rest = { group: null, icon: null, details: [], valid_from: null, valid_to: null, order };
      server.add("g", {
        kind: "catalogue",
        record_id: `${kind}.${code}`,
        body: { kind, code, version: 1, ...labels, ...rest },
      });
    });
  }
}
