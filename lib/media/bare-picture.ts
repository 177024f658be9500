import { bareGif } from "./bare-gif";
import { bareJpeg } from "./bare-jpeg";
import { barePng } from "./bare-png";
import type { PictureType } from "./pictures";

const removers: Record<PictureType, (bytes: Buffer) => Buffer | null> = {
  "image/jpeg": bareJpeg,
  "image/png": barePng,
  "image/gif": bareGif,
};

/**
 * The picture without what phones and programs write into it and nobody sees: where it was taken, when, with what, by
 * whom. Its pixels stay as they are, and the way they are turned. Null for one that is damaged. Pure.
 */
export const barePicture = (type: PictureType, bytes: Buffer): Buffer | null => removers[type](bytes);
