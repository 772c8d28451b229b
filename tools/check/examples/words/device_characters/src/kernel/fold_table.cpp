const char* kFolded = "㈱";
