import type { FieldName, Line, Role } from "./lines";

const vi = {
  roles: { leader: "Tổ trưởng", deputy: "Tổ phó", member: "Tổ viên" } as Record<Role, string>,
  fields: {
    birth_year: "năm sinh",
    gender: "giới tính",
    organization: "đơn vị",
    position: "chức vụ",
    phone: "số điện thoại",
  } as Partial<Record<FieldName, string>>,
  genders: { male: "nam", female: "nữ", unknown: "không rõ" },
  empty: "(để trống)",
  person: ({ gender, full_name: name }: Line) =>
    `${gender === "male" ? "ông" : gender === "female" ? "bà" : "ông (bà)"} ${name}`,
  replaced: (out: string, role: Role, leaves: boolean, next: string, fresh: boolean): string =>
    `${out} thôi ${vi.roles[role]}${leaves ? " và rời Tổ" : ""}, ${next}${fresh ? " (người mới)" : ""} thay`,
  gaveUp: (who: string, role: Role, to: Role | null): string =>
    `${who} thôi ${vi.roles[role]}${to ? `, làm ${vi.roles[to]}` : " và rời Tổ"}`,
  took: (who: string, role: Role): string => `${who} làm ${vi.roles[role]}`,
  came: (who: string, role: Role): string => `thêm ${who}, làm ${vi.roles[role]}`,
  left: (who: string) => `${who} rời Tổ`,
  renamed: (who: string, name: string) => `${who} sửa họ tên thành ${name}`,
  changed: (who: string, field: FieldName, before: string, after: string): string =>
    `${who} đổi ${vi.fields[field] ?? ""}: ${before} thành ${after}`,
};

const en: typeof vi = {
  roles: { leader: "leader", deputy: "deputy", member: "member" },
  fields: {
    birth_year: "year of birth",
    gender: "gender",
    organization: "organisation",
    position: "position",
    phone: "phone number",
  },
  genders: { male: "male", female: "female", unknown: "unknown" },
  empty: "(empty)",
  person: ({ gender, full_name: name }) => {
    const address = gender === "male" ? "Mr " : gender === "female" ? "Ms " : "";
    return `${address}${name}`;
  },
  replaced: (out, role, leaves, next, fresh) =>
    `${out} steps down as ${en.roles[role]}${leaves ? " and leaves the team" : ""}, ${next}${fresh ? " (new)" : ""} takes over`,
  gaveUp: (who, role, to) =>
    `${who} steps down as ${en.roles[role]}${to ? ` and stays as ${en.roles[to]}` : " and leaves the team"}`,
  took: (who, role) => `${who} becomes ${en.roles[role]}`,
  came: (who, role) => `${who} joins the team as ${en.roles[role]}`,
  left: (who) => `${who} leaves the team`,
  renamed: (who, name) => `${who} is now written ${name}`,
  changed: (who, field, before, after) => `${who} has another ${en.fields[field]}: ${before}, now ${after}`,
};

/** The words of `sentences`. */
export const words = { vi, en };
