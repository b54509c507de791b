// Dropped files to what can be read, archives opened; and files to an archive.
import { strToU8, unzipSync, zipSync } from "fflate";

/** Unpacked, an archive may be this large (in bytes). */
const LARGEST = 200 * 2 ** 20;

/** Every file, those of `.zip` archives one by one; the name of the archive, if there is just that. */
export async function expand(given) {
  const entries = [];
  const faults = [];
  for (const { name, file } of given) {
    if (!name.toLowerCase().endsWith(".zip")) {
      entries.push({ name, size: file.size, bytes: async () => new Uint8Array(await file.arrayBuffer()) });
      continue;
    }
    try {
      for (const [path, bytes] of await unpacked(file)) {
        entries.push({ name: path, size: bytes.length, bytes: async () => bytes });
      }
    } catch {
      faults.push({ name, reason: "zip" });
    }
  }
  return { entries, faults, zip: given.length === 1 && /\.zip$/i.test(given[0].name) ? given[0].name : null };
}

async function unpacked(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let sum = 0;
  const within = ({ name, originalSize }) => {
    sum += originalSize;
    if (sum > LARGEST) throw new Error("too large");
    return !name.endsWith("/");
  };
  return Object.entries(unzipSync(bytes, { filter: within }));
}

/** An archive of `[path, bytes or text]`. */
export function zipped(files) {
  const tree = Object.fromEntries(
    files.map(([path, data]) => [path, typeof data === "string" ? strToU8(data) : data]),
  );
  return zipSync(tree);
}
