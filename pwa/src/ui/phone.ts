/** "+84912345678" → "0912 345 678", as people read it out; a number of another form comes back as it is. */
export function showPhone(phone: string): string {
  return phone.replace(/^(?:\+84|0)(\d{3})(\d{3})(\d{3})$/, "0$1 $2 $3");
}
