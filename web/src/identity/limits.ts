/** As the server has them; it refuses again. */
export const passwordLength = { minLength: 12, maxLength: 200 };
export const nameLength = { minLength: 1, maxLength: 120 };
