package dev.tandem.deployment.rules;

/** Files and uploads are not larger than anything drawn by hand. */
final class FileSizes implements Rule {

    static final int LARGEST = 2 * 1024 * 1024;
    static final int MOST_FILES = 100;

    @Override
    public void check(ModelFile file, Upload upload, Complaints complaints) {
        if (file.content().length > LARGEST) {
            complaints.aboutFile("is larger than " + LARGEST / 1024 / 1024 + " MB. Split the model.");
        }
        if (upload.files().size() > MOST_FILES && upload.files().get(0) == file) {
            complaints.aboutFile("comes with more than " + MOST_FILES + " files. Deploy one process at a time.");
        }
    }
}
