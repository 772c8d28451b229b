// ㈱ in a comment is nobody's business.
const char* kMessage = "㈱で始まる名前も探せます。";
