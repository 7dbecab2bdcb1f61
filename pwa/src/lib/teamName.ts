/** The name of a team with its long common part by its usual letters: the hamlet behind it tells teams apart. */
export function shortTeam(title: string): string {
  return title.replace(/^Tổ công nghệ số cộng đồng/i, "Tổ CNSCĐ");
}
