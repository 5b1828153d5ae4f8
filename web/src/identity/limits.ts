/** As the server has them; it refuses again. */
export const passwordLength = { minLength: 10, maxLength: 200 };
export const displayNameLength = { maxLength: 80 };
export const legalNameLength = { maxLength: 120 };
export const photoBytesMax = 5 * 1024 * 1024;
