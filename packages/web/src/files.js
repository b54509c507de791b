// Files that somebody holds to documents to check, archives opened; and back to files to save.
import { engine } from "./engine.js";

/** Larger files (in bytes) are not read. */
const LARGEST = 50 * 2 ** 20;

/** Bytes of a file, or why they cannot be had. */
export async function read(file) {
  if (file.size > LARGEST) return { reason: "size" };
  try {
    return { bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { reason: "gone" };
  }
}

/** A document: its bytes as they were and as they are, where it came from, what was found in it. */
export function document(name, bytes, more = {}) {
  return { name, path: name, archive: null, bytes, original: bytes, checked: null, ...more };
}

/** What is found in what cannot be read. */
export const unread = (reason) => ({ unreadable: reason, findings: [], text: "", suppressed: 0 });

/** A document that cannot be read, and why. */
const unreadable = (name, reason) => document(name, new Uint8Array(), { checked: unread(reason) });

const isZip = (name) => name.toLowerCase().endsWith(".zip");

/** Gives each document that can be read to `each`, in turn, with the part done (0 to 1); the number of files left out. */
export async function open(given, each) {
  const reads = await engine.reads(given.map(({ name }) => name));
  const wanted = given.filter((_, at) => reads[at]);
  const all = wanted.reduce((sum, { file }) => sum + file.size, 1);
  let left = given.length - wanted.length;
  let done = 0;
  for (const { name, file } of wanted) {
    const share = file.size / all;
    const { bytes, reason } = await read(file);
    if (reason) {
      await each(unreadable(name, reason), done);
    } else if (isZip(name)) {
      const before = given.length > 1 ? `${name}/` : "";
      left += await unpack(name, before, bytes, (one, part) => each(one, done + share * part));
    } else {
      await each(document(name, bytes), done);
    }
    done += share;
  }
  return left;
}

async function unpack(name, before, bytes, each) {
  let members;
  try {
    members = await engine.unzip(bytes);
  } catch (error) {
    if (!/^[a-z-]+$/.test(error.message)) throw error;
    await each(unreadable(name, error.message === "broken" ? "zip" : error.message), 0);
    return 0;
  }
  const archive = { name, bytes };
  let left = 0;
  for (const [at, member] of members.entries()) {
    const shown = `${before}${member.name}` || name;
    if (!member.wanted) left += 1;
    else if (member.unreadable) await each(unreadable(shown, member.unreadable), at / members.length);
    else await each(document(shown, member.bytes, { path: member.name, archive }), at / members.length);
  }
  return left;
}

/** The files that changed, as they are saved: one as it is, an archive as an archive, several in one. */
export async function corrected(documents) {
  const changed = documents.filter((one) => one.bytes !== one.original);
  const saved = changed.filter((one) => !one.archive).map((one) => [one.name, one.bytes]);
  for (const archive of new Set(changed.map((one) => one.archive).filter(Boolean))) {
    const inside = changed.filter((one) => one.archive === archive).map((one) => [one.path, one.bytes]);
    saved.push([archive.name, await engine.repack(archive.bytes, inside)]);
  }
  if (saved.length === 1) return { name: saved[0][0].split("/").pop(), bytes: saved[0][1] };
  return { name: "corrected.zip", bytes: await engine.zip(saved) };
}
