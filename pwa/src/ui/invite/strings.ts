const vi = {
  invite: "Mời vào ứng dụng",
  title: (name: string) => `Mời ${name}`,
  making: "Đang cấp mã mời",
  scan: "Đưa màn hình này cho người được mời. Mở máy ảnh trên điện thoại của họ và quét mã.",
  picture: (name: string) => `Mã QR mời ${name}`,
  left: (time: string) => `Còn ${time}`,
  over: "Mã đã hết hạn. Cấp lại để mời tiếp.",
  byHand: "Không quét được?",
  withPhone: (host: string, phone: string) =>
    `Trên điện thoại của họ, mở ${host}, chọn “Nhập mã lần đầu”, gõ số ${phone} và mã:`,
  withName: (host: string, name: string) =>
    `Trên điện thoại của họ, mở ${host}, chọn “Nhập mã lần đầu”, gõ tên đăng nhập ${name} và mã:`,
  once: "Mã dùng một lần. Mã và thẻ cấp trước đó không dùng được nữa.",
  again: "Cấp lại",
  close: "Xong",
  problems: {
    forbidden: "Người này còn việc ở tổ khác hoặc ở xã. Nhờ cán bộ xã mời.",
    not_found: "Người này chưa có số điện thoại trong danh sách nên chưa mời được.",
    account_disabled: "Tài khoản của người này đã bị khoá. Hỏi cán bộ xã.",
    unauthenticated: "Đăng nhập lại rồi mời.",
    network: "Việc này cần có mạng. Tìm chỗ có sóng rồi thử lại.",
    other: "Chưa cấp được mã. Thử lại sau ít phút.",
  },
};

const en: typeof vi = {
  invite: "Invite into the app",
  title: (name) => `Invite ${name}`,
  making: "Making the invite code",
  scan: "Show this screen to the person invited. They open the camera of their own phone and scan the code.",
  picture: (name) => `QR code that invites ${name}`,
  left: (time) => `${time} left`,
  over: "The code has run out. Make a new one to go on.",
  byHand: "Does it not scan?",
  withPhone: (host, phone) => `On their phone, open ${host}, choose “Enter invite code”, type ${phone} and this code:`,
  withName: (host, name) =>
    `On their phone, open ${host}, choose “Enter invite code”, type the log-in name ${name} and this code:`,
  once: "It works once. Codes and cards made before do not work any more.",
  again: "Make a new one",
  close: "Done",
  problems: {
    forbidden: "This person has duties in another team or in the commune. Ask the commune to invite them.",
    not_found: "The list has no phone number for this person, so there is no way in yet.",
    account_disabled: "This person's account is disabled. Ask the commune.",
    unauthenticated: "Sign in again, then invite.",
    network: "This needs a network. Find signal and try again.",
    other: "No code could be made. Try again in some minutes.",
  },
};

/** Words of inviting somebody on a list. */
export const strings = { vi, en };
